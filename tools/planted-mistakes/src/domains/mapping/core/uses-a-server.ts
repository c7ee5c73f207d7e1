// caught by: pure-uses-calculating-packages
import { Hono } from 'hono';

export const mistake = new Hono();
