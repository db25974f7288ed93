namespace CommandLine;

/// <summary>An error that the caller can fix: only its message is printed, and the exit code is 2.</summary>
public sealed class Failure(string message) : Exception(message);
