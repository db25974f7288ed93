using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ContainerImage()
    : ResourceRule(
        new()
        {
            Id = "container-image",
            Title = "The image of a site has a fixed version and is pulled with an identity",
            Why = "A moving tag gives instances different versions. Without an identity the pull from a private registry needs a password.",
            Fix = "Name a version or a digest, and set siteConfig.acrUseManagedIdentityCreds for a registry of Azure.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/app-service/configure-custom-container",
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  linuxFxVersion: DOCKER|contoso.azurecr.io/chat:1.4.2
                  acrUseManagedIdentityCreds: true
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var property in new[] { "siteConfig.linuxFxVersion", "siteConfig.windowsFxVersion" })
        {
            if (resource.Text(property)?.Split('|', 2) is not ["DOCKER" or "docker", var image])
            {
                continue;
            }

            var name = image[(image.LastIndexOf('/') + 1)..];
            if (!image.Contains('@') && (!name.Contains(':') || name.EndsWith(":latest", StringComparison.OrdinalIgnoreCase)))
            {
                yield return resource.Problem($"{property} is the image {image}, whose tag latest moves; name a version or a digest");
            }

            if (
                image.Split('/')[0].EndsWith(".azurecr.io", StringComparison.OrdinalIgnoreCase)
                && !resource.Is("siteConfig.acrUseManagedIdentityCreds", "true")
            )
            {
                yield return resource.Problem(
                    $"siteConfig.acrUseManagedIdentityCreds is not true, so {image} is pulled with a password; set it and assign AcrPull"
                );
            }
        }
    }
}
