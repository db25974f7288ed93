namespace Infra.Settings;

/// <summary>The keys about the gateway in front of the models.</summary>
internal static class AiGatewayKeys
{
    public static bool UsesGateway(SettingsReader read, NetworkMode network)
    {
        var given = read.Choice("aiGateway", "none", "apim");
        if (given == "apim" && network == NetworkMode.Public)
        {
            read.Reject(
                "aiGateway",
                "must be none in a public network, got 'apim': the gateway reaches the models over private endpoints",
                "none"
            );
        }

        return given == "apim" && network != NetworkMode.Public;
    }

    public static AiGatewaySettings? Read(SettingsReader read, bool usesGateway, OnCall onCall)
    {
        var units = read.Number("aiGatewayUnits", 1, 10);
        var tokens = read.Number("aiGatewayTokensPerMinute", 1_000, 100_000_000);
        if (!usesGateway)
        {
            return null;
        }

        if (onCall.Emails.Count == 0 && !read.Suggests("alertEmails", OperationsKeys.SampleEmail))
        {
            read.RejectItem(
                "alertEmails",
                0,
                "must be a plain e-mail address with aiGateway, got nothing: API Management requires the address of its publisher",
                OperationsKeys.SampleEmail
            );
        }

        return new()
        {
            Units = units,
            TokensPerMinute = tokens,
            PublisherEmail = onCall.Emails.FirstOrDefault() ?? "",
        };
    }
}
