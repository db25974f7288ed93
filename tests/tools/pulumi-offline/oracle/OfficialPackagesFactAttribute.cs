using CommandLine;

namespace Oracle.Tests;

/// <summary>A test that runs the official npm packages. Where they are missing it is skipped, and in CI it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialPackagesFactAttribute : FactAttribute
{
    public OfficialPackagesFactAttribute() => Skip = NodePackages.WhySkip(OfficialPackages.Folder);
}
