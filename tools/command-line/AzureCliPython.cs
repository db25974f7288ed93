using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CommandLine;

/// <summary>The Python that has the modules of the Azure CLI. Tests run its code; `az` need not be installed.</summary>
public static partial class AzureCliPython
{
    /// <summary>Where `.ci/run` unpacks the Python packages of Debian's Azure CLI, if none is installed.</summary>
    private static readonly string? Packages = Environment.GetEnvironmentVariable("AZURE_CLI_PACKAGES") is { Length: > 0 } folder
        ? folder
        : null;

    private static readonly string? Python = Packages is null ? OfInstalled() : "/usr/bin/python3";

    /// <returns>Why a test that needs the Azure CLI is skipped; null in CI, where it fails instead.</returns>
    public static string? WhySkip() =>
        Python is not null || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : "there is no Azure CLI; https://learn.microsoft.com/cli/azure/install-azure-cli, or on Debian apt-get install azure-cli";

    /// <summary>How to run a script that imports the modules.</summary>
    /// <param name="script">Relative to the root of the checkout.</param>
    /// <exception cref="Failure">There is no Azure CLI.</exception>
    public static ProcessStartInfo Start(string script)
    {
        var start = new ProcessStartInfo(
            Python ?? throw new Failure("no `az` on the PATH names its Python, and AZURE_CLI_PACKAGES is not set"),
            [Checkout.At(script)]
        );
        if (Packages is not null)
        {
            start.Environment["PYTHONPATH"] = Packages;
        }

        return start;
    }

    /// <returns>The interpreters that the script `az` in a folder names.</returns>
    public static IEnumerable<string> Interpreters(string script, string folder) =>
        PythonPath().Matches(script).Select(match => Path.GetFullPath(match.Value.Replace("\"", "").Replace("$bin_dir", folder)));

    private static string? OfInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(folder => File.Exists(Path.Combine(folder, "az")))
            .SelectMany(folder => Interpreters(File.ReadAllText(Path.Combine(folder, "az")), folder))
            .FirstOrDefault(File.Exists);

    [GeneratedRegex("(\"?\\$bin_dir\"?)?(/[\\w.-]+)*/python[\\d.]*(?=[\\s\"])")]
    private static partial Regex PythonPath();
}
