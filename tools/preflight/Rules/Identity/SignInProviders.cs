using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>The identity providers of App Service's sign-in settings.</summary>
internal static class SignInProviders
{
    public const string Entra = "identityProviders.azureActiveDirectory";

    /// <summary>Whose accounts are open to all.</summary>
    public static readonly string[] Public = ["apple", "facebook", "gitHub", "google", "legacyMicrosoftAccount", "twitter"];

    public static IEnumerable<string> Enabled(AzureResource settings)
    {
        if (settings.At("identityProviders") is not JsonObject providers)
        {
            yield break;
        }

        foreach (var (name, provider) in providers)
        {
            if (name == "customOpenIdConnectProviders")
            {
                foreach (var (custom, body) in provider as JsonObject ?? [])
                {
                    if (IsOn(body))
                    {
                        yield return custom;
                    }
                }
            }
            else if (provider is not null && IsOn(provider))
            {
                yield return name;
            }
        }
    }

    /// <summary>The provider that a value of redirectToProvider means.</summary>
    public static string NameOf(string alias) =>
        alias.ToLowerInvariant() switch
        {
            "aad" or "windowsazureactivedirectory" => "azureActiveDirectory",
            "microsoftaccount" => "legacyMicrosoftAccount",
            _ => alias,
        };

    /// <summary>All sign-in settings of a plan.</summary>
    public static IEnumerable<AzureResource> Settings(AzurePlan plan) => plan.Of(Types);

    public static readonly string[] Types = ["web:WebAppAuthSettingsV2", "web:WebAppAuthSettingsV2Slot"];

    private static bool IsOn(JsonNode? provider) => provider.Text("enabled") != "false";
}
