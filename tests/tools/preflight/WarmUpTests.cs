using AzureDefinitions.Types;
using Preflight.Checking;

namespace Preflight.Tests;

public sealed class WarmUpTests
{
    /// <summary>A resource that Azure's types do not know would load neither the types nor the rule that reads them.</summary>
    [Fact]
    public async Task A_warm_up_judges_a_resource_of_a_known_type()
    {
        var result = await WarmUp.Start(new AzureTypes(), new CheckOptions { Today = new(2026, 11, 30) });

        Assert.Equal("Microsoft.Resources/resourceGroups", Assert.Single(result.Azure.Template.Resources).Type);
        Assert.Contains(result.Findings, finding => finding.Resource == "prod");
    }
}
