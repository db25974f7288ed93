using App.Settings;

namespace App.LanguageModel;

/// <summary>The endpoints and deployments of the language models.</summary>
internal sealed record ModelSettings
{
    /// <summary>AzureAI:Endpoints. The first is preferred; the others are for failover.</summary>
    public required IReadOnlyList<Uri> Endpoints { get; init; }

    /// <summary>AzureAI:ChatDeployment. The name is the same on every endpoint.</summary>
    public required string ChatDeployment { get; init; }

    /// <summary>AzureAI:TokenScope. The scope of the identity's token.</summary>
    public required string TokenScope { get; init; }

    /// <summary>AzureAI:FirstTokenSeconds. The longest wait for the first word.</summary>
    public required TimeSpan FirstToken { get; init; }

    /// <summary>AzureAI:NextTokenSeconds. The longest wait between two words.</summary>
    public required TimeSpan NextToken { get; init; }

    /// <summary>AzureAI:MaximumOutputTokens. The longest answer.</summary>
    public required int MaximumOutputTokens { get; init; }

    public static ModelSettings Read(SettingsReader read) =>
        new()
        {
            Endpoints = read.HttpsAddresses("AzureAI:Endpoints", "https://<account>.openai.azure.com/"),
            ChatDeployment = read.Required("AzureAI:ChatDeployment", "the name of a deployment", "chat"),
            TokenScope = read.Text("AzureAI:TokenScope") ?? "https://cognitiveservices.azure.com/.default",
            FirstToken = TimeSpan.FromSeconds(read.Number("AzureAI:FirstTokenSeconds", 30, 1, 120)),
            NextToken = TimeSpan.FromSeconds(read.Number("AzureAI:NextTokenSeconds", 15, 1, 120)),
            MaximumOutputTokens = read.Number("AzureAI:MaximumOutputTokens", 1_024, 64, 16_384),
        };
}
