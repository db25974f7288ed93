using App.Settings;

namespace App.LanguageModel;

/// <summary>Where language models are asked, and by which deployments.</summary>
internal sealed record ModelSettings
{
    /// <summary>AzureAI:Endpoints. The first is asked first; the others where it cannot answer.</summary>
    public required IReadOnlyList<Uri> Endpoints { get; init; }

    /// <summary>AzureAI:ChatDeployment. The same name on every endpoint.</summary>
    public required string ChatDeployment { get; init; }

    /// <summary>AzureAI:TokenScope. What the identity's token is for.</summary>
    public required string TokenScope { get; init; }

    /// <summary>AzureAI:FirstTokenSeconds. The longest wait for an answer to begin.</summary>
    public required TimeSpan FirstToken { get; init; }

    /// <summary>AzureAI:NextTokenSeconds. The longest silence inside an answer.</summary>
    public required TimeSpan NextToken { get; init; }

    /// <summary>AzureAI:MaximumOutputTokens. An answer is never longer.</summary>
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
