/**
 * Lets a browser that can be sent messages ask for one. Nothing is installed before somebody presses the button, and everything is taken away again when
 * she wants none.
 */
export class RemindMe extends HTMLElement {
  connectedCallback(): void {
    if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return;
    this.hidden = false;
    this.button('.ask').addEventListener('click', () => void this.ask());
    this.button('.off').addEventListener('click', () => void this.leave());
    void this.look();
  }

  private button(name: string): HTMLButtonElement {
    const button = this.querySelector<HTMLButtonElement>(name);
    if (button === null) throw new Error(`remind-me has no ${name}`);
    return button;
  }

  private show(isOn: boolean, said: string | undefined): void {
    this.button('.ask').hidden = isOn;
    this.button('.off').hidden = !isOn;
    const line = this.querySelector('.said');
    if (line !== null) line.textContent = said ?? '';
  }

  private async look(): Promise<void> {
    const subscription = await this.subscription();
    if (subscription !== null) this.show(true, this.dataset.on);
  }

  private registration(): Promise<ServiceWorkerRegistration | undefined> {
    return navigator.serviceWorker.getRegistration(this.dataset.scope);
  }

  private async subscription(): Promise<PushSubscription | null> {
    return (await (await this.registration())?.pushManager.getSubscription()) ?? null;
  }

  private async ask(): Promise<void> {
    const { worker = '', scope = '', key = '', on, failed } = this.dataset;
    try {
      if ((await Notification.requestPermission()) !== 'granted') throw new Error('not allowed');
      const registration = await navigator.serviceWorker.register(worker, { scope });
      await active(registration);
      const subscription = await registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: key,
      });
      const { endpoint = '', keys = {} } = subscription.toJSON();
      const isKept = await this.tell({ endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' });
      if (!isKept) throw new Error('not kept');
      this.show(true, on);
    } catch {
      await this.clear();
      this.show(false, failed);
    }
  }

  private async leave(): Promise<void> {
    const subscription = await this.subscription();
    if (subscription !== null) await this.tell({ off: '1', endpoint: subscription.endpoint });
    await this.clear();
    this.show(false, this.dataset.gone);
  }

  private async clear(): Promise<void> {
    await (await this.subscription())?.unsubscribe();
    await (await this.registration())?.unregister();
  }

  private async tell(fields: Record<string, string>): Promise<boolean> {
    const answer = await fetch(this.dataset.address ?? '', { method: 'POST', body: new URLSearchParams(fields) });
    return answer.ok;
  }
}

/** A browser takes subscriptions for a worker that runs. */
async function active({ installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting;
  if (worker === null) return;
  await new Promise<void>((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve();
    });
  });
}
