using System.Diagnostics;
using CommandLine;

namespace Preflight.Tests;

/// <summary>Skipped where Pulumi's SDK for Python is not installed, which CI has not.</summary>
public sealed class PythonSdkFactAttribute : FactAttribute
{
    private const string Missing =
        "python3 has no Pulumi SDK; run `python3 -m pip install pulumi`, or name another Python in PULUMI_PYTHON_CMD";

    private static readonly Lazy<bool> Installed = new(() =>
    {
        var python = Environment.GetEnvironmentVariable("PULUMI_PYTHON_CMD") is { Length: > 0 } set ? set : "python3";
        if (!File.Exists(python) && SearchPath.Find(python) is null)
        {
            return false;
        }

        using var asked = Process.Start(
            new ProcessStartInfo(python, ["-c", "import pulumi"]) { RedirectStandardError = true, RedirectStandardOutput = true }
        )!;
        asked.StandardError.ReadToEnd();
        asked.WaitForExit();
        return asked.ExitCode == 0;
    });

    public PythonSdkFactAttribute() => Skip = Installed.Value ? null : Missing;
}
