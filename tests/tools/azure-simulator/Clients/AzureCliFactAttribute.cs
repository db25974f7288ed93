using CommandLine;

namespace AzureSimulator.Tests.Clients;

/// <summary>A test that runs the Azure CLI. Without it the test is skipped; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzureCliFactAttribute : FactAttribute
{
    public AzureCliFactAttribute() => Skip = AzureCliPython.WhySkip();
}
