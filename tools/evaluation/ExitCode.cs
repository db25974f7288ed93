namespace Evaluation;

/// <summary>0 is: every threshold held.</summary>
internal static class ExitCode
{
    public const int NotHeld = 1;

    /// <summary>Nothing was judged: the call, a file or the app was at fault.</summary>
    public const int CouldNotRun = 2;
}
