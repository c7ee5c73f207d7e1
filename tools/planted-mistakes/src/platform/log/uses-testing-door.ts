// caught by: testing-door-is-for-tests
import { harness } from '#platform/database/testing';

export const mistake = harness;
