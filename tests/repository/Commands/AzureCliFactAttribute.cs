using CommandLine;

namespace Repository.Tests.Commands;

/// <summary>A test that loads the Azure CLI. Without it the test is skipped; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzureCliFactAttribute : FactAttribute
{
    public AzureCliFactAttribute() => Skip = AzureCliPython.WhySkip();
}
