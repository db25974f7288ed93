using CommandLine;

namespace Preflight.Tests.PolicyPacks;

/// <summary>
/// A test that runs a policy pack on the official SDK. It is skipped where Node or the packages are missing; in CI it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PolicyPackFactAttribute : FactAttribute
{
    /// <summary>The workspace of the packs.</summary>
    public const string Folder = "tests/tools/preflight/PolicyPacks";

    public PolicyPackFactAttribute() => Skip = NodePackages.WhySkip(Folder);
}
