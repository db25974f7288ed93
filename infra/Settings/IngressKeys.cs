namespace Infra.Settings;

/// <summary>The keys about how users reach the app.</summary>
internal static class IngressKeys
{
    private const string SampleVault = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.KeyVault/vaults/<vault>";

    private const string Host = "a full host name such as chat.example.com";
    private const string Vault = "the resource id of a key vault";
    private const string Certificate = "1 to 127 letters, digits and hyphens";

    public static bool UsesGateway(SettingsReader read) => read.Choice("ingress", "direct", "gateway") == "gateway";

    public static GatewaySettings? Read(SettingsReader read, bool wanted, NetworkMode network, string? signInClientId)
    {
        var least = read.Number("gatewayMinInstances", 0, 125);
        var most = read.Number("gatewayMaxInstances", 2, 125);
        var requests = read.Number("gatewayRequestsPerMinute", 10, 10_000);
        var ddos = read.Flag("ddosProtection");
        if (!wanted)
        {
            if (ddos)
            {
                read.Reject(
                    "ddosProtection",
                    "must be false unless ingress is gateway, got 'true': the stack has no public address to protect",
                    "false"
                );
            }

            return null;
        }

        if (network == NetworkMode.Public)
        {
            read.Reject(
                "ingress",
                "must be direct in a public network, got 'gateway': the gateway reaches the site through a private endpoint",
                "direct"
            );
        }

        if (signInClientId is null)
        {
            read.Reject(
                "signInClientId",
                "must be the GUID of an app registration, got nothing: the gateway is public, so users must sign in",
                "11111111-2222-4333-8444-555555555555"
            );
        }

        if (least > most)
        {
            read.Reject("gatewayMaxInstances", $"must be at least gatewayMinInstances ({least}), got '{most}'", $"{least}");
        }

        var host = read.Text("hostName", Host, "chat.example.com");
        if (host.Length > 0 && (Uri.CheckHostName(host) != UriHostNameType.Dns || !host.Contains('.') || host.Contains('*')))
        {
            read.Reject("hostName", $"must be {Host}, got '{host}'", "chat.example.com");
        }

        var vault = read.Text("certificateVaultId", Vault, SampleVault);
        if (vault.Length > 0 && !AzureId.Is(vault, "Microsoft.KeyVault/vaults"))
        {
            read.Reject("certificateVaultId", $"must be {Vault}, got '{vault}'", SampleVault);
        }

        var certificate = read.Text("certificateName", Certificate, "chat");
        if (certificate.Length > 127 || !certificate.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            read.Reject("certificateName", $"must be {Certificate}, got '{certificate}'", "chat");
        }

        return new GatewaySettings(host, vault, certificate, least, most, requests, ddos);
    }
}
