using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PackageDelivery()
    : ResourceRule(
        new()
        {
            Id = "package-delivery",
            Title = "The app reads its package with an identity",
            Why = "A shared access signature in the address grants the package to everyone who reads the setting, and it expires.",
            Fix = "Use the plain address and set WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID to an identity of the app.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.BaselineWebApp,
            Requirements = ["NET-16"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            app:
              type: azure-native:web:WebApp
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${app-identity.id}
                siteConfig:
                  appSettings:
                    - name: WEBSITE_RUN_FROM_PACKAGE
                      value: https://packages.blob.core.windows.net/packages/app.zip
                    - name: WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID
                      value: ${app-identity.id}
            """,
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
                "WEBSITE_RUN_FROM_PACKAGE contains a shared access signature, which grants access to every reader and "
                    + "expires; use the plain address and an identity"
            );
        }

        var identity = settings["WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID"].FirstOrDefault();
        if (
            resource.Texts("identity.userAssignedIdentities").Any()
            && (identity is null || !resource.Texts("identity.userAssignedIdentities").Contains(identity, StringComparer.OrdinalIgnoreCase))
        )
        {
            yield return resource.Problem(
                $"WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID is {identity ?? "not set"}; set it to the user-assigned "
                    + "identity that reads the package"
            );
        }
    }
}
