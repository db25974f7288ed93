using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ContainerIngress()
    : ResourceRule(
        new()
        {
            Id = "container-ingress",
            Title = "Container apps take HTTPS from known clients",
            Why = "External ingress without restrictions is open to the internet. With allowInsecure, plain HTTP is accepted.",
            Fix = "Set ingress.external to false, or list ipSecurityRestrictions; set allowInsecure to false.",
            Severity = Severity.Warning,
            ErrorFrom = Stage.Production,
            Pillar = Pillar.Security,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.ContainerApp.RestrictIngress/",
            Requirements = ["NET-15"],
            Types = ["app:ContainerApp"],
            Example = """
            api:
              type: azure-native:app:ContainerApp
              properties:
                configuration:
                  ingress: { external: false, targetPort: 8080, allowInsecure: false }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("configuration.ingress.allowInsecure") == "true")
        {
            yield return resource.Problem("configuration.ingress.allowInsecure is true, so plain HTTP is accepted; set it to false");
        }

        if (
            resource.Text("configuration.ingress.external") == "true"
            && !resource.List("configuration.ingress.ipSecurityRestrictions").Any()
        )
        {
            yield return resource.Problem(
                "configuration.ingress.external is true without ipSecurityRestrictions, so every address is accepted; list your clients"
            );
        }
    }
}
