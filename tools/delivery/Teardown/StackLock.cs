using System.Globalization;
using System.Text.RegularExpressions;

namespace Delivery.Teardown;

/// <summary>A lock of a stack, as the Pulumi CLI reports it: "created by USER@HOST (pid N) at TIME".</summary>
internal sealed partial record StackLock(string User, string Host, int Process, string Text)
{
    /// <returns>Empty if the output does not speak of a lock.</returns>
    public static IReadOnlyList<StackLock> In(string output) =>
        output.Contains("currently locked by", StringComparison.Ordinal)
            ?
            [
                .. Line()
                    .Matches(output)
                    .Select(match => new StackLock(
                        match.Groups["user"].Value,
                        match.Groups["host"].Value,
                        int.Parse(match.Groups["pid"].Value, CultureInfo.InvariantCulture),
                        match.Value.Trim()
                    )),
            ]
            : [];

    /// <summary>
    /// The process of the same user is gone. On another machine that is certain only in a pipeline, whose runs of a stack never overlap.
    /// </summary>
    public bool IsLeftBehind(Func<string, string?> environment) =>
        User == Environment.UserName
        && (Host == Environment.MachineName ? !IsRunning() : environment("CI") == "true" || environment("TF_BUILD") == "True");

    private bool IsRunning()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"created by (?<user>.+)@(?<host>[^@\s]+) \(pid (?<pid>[0-9]{1,9})\) at \S+")]
    private static partial Regex Line();
}
