using CommandLine;

namespace Pulumi.AzureNative.Tests;

/// <summary>A test that reads the official npm package. Without it the test is skipped, but not in CI, which installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialPackageFactAttribute : FactAttribute
{
    public OfficialPackageFactAttribute() => Skip = NodePackages.WhySkip("tools/pulumi-offline/Pulumi.AzureNative/extract");
}
