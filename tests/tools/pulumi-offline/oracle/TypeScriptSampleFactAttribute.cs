using CommandLine;

namespace Oracle.Tests;

/// <summary>
/// A test that runs the sample in TypeScript. It is skipped where Node or the sample's packages are missing; in CI it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TypeScriptSampleFactAttribute : FactAttribute
{
    public TypeScriptSampleFactAttribute() => Skip = NodePackages.WhySkip("samples/typescript");
}
