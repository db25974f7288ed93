using CommandLine;

namespace Oracle.Tests;

/// <summary>Like <see cref="OfficialPackagesFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialPackagesTheoryAttribute : TheoryAttribute
{
    public OfficialPackagesTheoryAttribute() => Skip = NodePackages.WhySkip(OfficialPackages.Folder);
}
