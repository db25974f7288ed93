namespace Benchmarks.Processes;

/// <summary>A process that is needed did not do its part; the message holds what it said.</summary>
internal sealed class ProcessException(string message) : Exception(message);
