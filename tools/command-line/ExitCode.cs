namespace CommandLine;

/// <summary>The exit codes of every tool; 0 is clean.</summary>
public static class ExitCode
{
    /// <summary>The tool ran and found something: findings, differences, missed thresholds.</summary>
    public const int Findings = 1;

    /// <summary>The call, a file or the program failed.</summary>
    public const int Failed = 2;
}
