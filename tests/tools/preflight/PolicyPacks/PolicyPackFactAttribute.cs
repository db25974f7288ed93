using CommandLine;

namespace Preflight.Tests.PolicyPacks;

/// <summary>
/// A test that runs a policy pack on the official SDK. It is skipped where Node or the packages are missing; in CI it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PolicyPackFactAttribute : FactAttribute
{
    public PolicyPackFactAttribute(string pack) => Skip = NodePackages.WhySkip($"tests/tools/preflight/PolicyPacks/{pack}");
}
