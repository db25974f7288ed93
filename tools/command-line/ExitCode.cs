namespace CommandLine;

/// <summary>0 is clean.</summary>
public static class ExitCode
{
    public const int Findings = 1;

    /// <summary>The program or the call failed.</summary>
    public const int Failed = 2;
}
