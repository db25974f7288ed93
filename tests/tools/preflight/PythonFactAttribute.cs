using CommandLine;

namespace Preflight.Tests;

/// <summary>Skipped where Python is not installed; CI has it.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public const string Missing = "Python is not on the PATH; install Python 3.10 or later";

    public PythonFactAttribute() => Skip = SearchPath.Find("python3") is null ? Missing : null;
}
