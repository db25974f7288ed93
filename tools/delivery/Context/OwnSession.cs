using System.Diagnostics;
using System.Runtime.InteropServices;
using CommandLine;

namespace Delivery.Context;

/// <summary>
/// Starts a program in a session of its own. Ctrl+C in a terminal goes to all processes of the terminal's group, and a runner sends a
/// signal to one process only: so a program in the same group would get two signals or none. Pulumi ends its operations and releases its
/// lock at the first one, and abandons both at the second.
/// </summary>
internal static class OwnSession
{
    private const int Terminate = 15;

    /// <summary>setsid is on every Linux, Perl on macOS. Windows has no signals: there the console tells every process once.</summary>
    private static readonly IReadOnlyList<string> Starter =
        OperatingSystem.IsWindows() ? []
        : SearchPath.Find("setsid") is { } setsid ? [setsid]
        : SearchPath.Find("perl") is { } perl ? [perl, "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127"]
        : [];

    public static ProcessStartInfo Of(string command, IEnumerable<string> arguments) =>
        Starter.Count == 0 ? new(command, arguments) : new(Starter[0], [.. Starter.Skip(1), command, .. arguments]);

    /// <summary>Asks the program to end; it may take its time.</summary>
    public static void Stop(Process process)
    {
        if (Starter.Count > 0 && !process.HasExited)
        {
            _ = Kill(process.Id, Terminate);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
