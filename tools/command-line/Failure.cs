namespace CommandLine;

/// <summary>Something the caller can put right; its message is all that is printed, and the exit code is 2.</summary>
public sealed class Failure(string message) : Exception(message);
