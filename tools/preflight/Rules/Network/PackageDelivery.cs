using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PackageDelivery()
    : ResourceRule(
        new()
        {
            Id = "package-delivery",
            Title = "A site fetches its package by identity",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.BaselineWebApp,
            Requirements = ["NET-16"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var settings = resource.List("siteConfig.appSettings").ToLookup(setting => setting.Text("name"), setting => setting.Text("value"));
        var package = settings["WEBSITE_RUN_FROM_PACKAGE"].FirstOrDefault();
        if (package is null || !package.StartsWith("https://", StringComparison.Ordinal))
        {
            yield break;
        }

        if (package.Contains("sig=", StringComparison.Ordinal))
        {
            yield return resource.Problem(
                "WEBSITE_RUN_FROM_PACKAGE carries a signature that opens the package to everybody and expires; use the plain address and an identity"
            );
        }

        var identity = settings["WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID"].FirstOrDefault();
        if (
            resource.Texts("identity.userAssignedIdentities").Any()
            && (identity is null || !resource.Texts("identity.userAssignedIdentities").Contains(identity, StringComparer.OrdinalIgnoreCase))
        )
        {
            yield return resource.Problem(
                $"WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID is {identity ?? "not set"}; name the user-assigned identity that reads the package"
            );
        }
    }
}
