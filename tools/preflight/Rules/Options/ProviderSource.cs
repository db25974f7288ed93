using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ProviderSource()
    : Rule(
        new()
        {
            Id = "provider-source",
            Title = "All resources use one version of the Azure provider, downloaded over HTTPS",
            Why =
                "The provider runs with the credentials of the deployment. Two versions of it send different API versions, and a "
                + "plugin from an unencrypted address can be replaced.",
            Fix = "Remove pluginDownloadURL and version from the options, and pin the package of the SDK instead.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/plugindownloadurl/",
            Types = ["*"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var usual = plan
            .Resources.Select(each => each.Planned.Version)
            .OfType<string>()
            .GroupBy(version => version)
            .OrderByDescending(group => group.Count())
            .FirstOrDefault()
            ?.Key;
        foreach (var resource in plan.Resources)
        {
            if (resource.Planned.Options.PluginDownloadUrl is { } url && !IsTrusted(url))
            {
                yield return resource.Problem(
                    $"downloads its provider from {url} (pluginDownloadURL); remove the option, or use an HTTPS address that you control"
                );
            }

            if (resource.Planned.Version is { } version && version != usual)
            {
                yield return resource.Problem(
                    $"uses the provider's version {version}, while the others use {usual}; remove the option version"
                );
            }
        }
    }

    private static bool IsTrusted(string url) =>
        url.StartsWith("github://", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal);
}
