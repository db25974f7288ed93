namespace App.Settings;

/// <summary>The process was asked to stop before it had started. That is no failure.</summary>
internal sealed class InterruptedStartException() : OperationCanceledException("The start was interrupted.");
