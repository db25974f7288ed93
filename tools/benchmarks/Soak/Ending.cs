namespace Benchmarks.Soak;

/// <summary>How a chat ended: "done", "error:CODE", "status:NUMBER", "stopped", or "broken", which must not happen.</summary>
internal sealed record Ending(string How, string Text = "", TimeSpan? Wait = null)
{
    public const string Done = "done";
    public const string Stopped = "stopped";
    public const string Broken = "broken";
    public const string Throttled = "error:throttled";
    public const string TimedOut = "error:timeout";

    public static string Error(string code) => $"error:{code}";

    public static string Status(int status) => $"status:{status}";
}
