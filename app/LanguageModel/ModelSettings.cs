using App.Settings;

namespace App.LanguageModel;

/// <summary>The endpoints and deployments of the language models.</summary>
internal sealed record ModelSettings
{
    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh"];

    /// <summary>AzureAI:Endpoints. The first is preferred; the others are for failover.</summary>
    public required IReadOnlyList<Uri> Endpoints { get; init; }

    /// <summary>AzureAI:ChatDeployment. The name is the same on every endpoint.</summary>
    public required string ChatDeployment { get; init; }

    /// <summary>AzureAI:TokenScope. The scope of the identity's token; null for a server that is not in Azure.</summary>
    public required string? TokenScope { get; init; }

    /// <summary>AzureAI:FirstTokenSeconds. The longest wait for the first word.</summary>
    public required TimeSpan FirstToken { get; init; }

    /// <summary>AzureAI:NextTokenSeconds. The longest wait between two words.</summary>
    public required TimeSpan NextToken { get; init; }

    /// <summary>AzureAI:MaximumOutputTokens. The longest answer that a user can read.</summary>
    public required int MaximumOutputTokens { get; init; }

    /// <summary>AzureAI:Gateway. The endpoint is a gateway, which limits the tokens of each user and changes accounts itself.</summary>
    public bool IsGateway { get; init; }

    /// <summary>AzureAI:ReasoningEffort. Set it for models that reason, to a value that the model accepts; null sends none.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>AzureAI:ReasoningTokens. The room for hidden reasoning beside the answer.</summary>
    public int ReasoningTokens { get; init; }

    /// <summary>OpenAICompatible:ApiKey. Null in Azure, and for a server without keys.</summary>
    public string? ApiKey { get; init; }

    public bool IsAzure => TokenScope is not null;

    /// <summary>The base address of the OpenAI client.</summary>
    public Uri BaseAddress => IsAzure ? new Uri(Endpoints[0], "/openai/v1/") : new Uri($"{Endpoints[0].AbsoluteUri.TrimEnd('/')}/");

    /// <summary>Room for reasoning is needed where a model reasons.</summary>
    public int ReasoningRoom => ReasoningEffort is null or "none" ? 0 : ReasoningTokens;

    /// <summary>The most output that one call can cost: models count hidden reasoning as output.</summary>
    public int LongestOutput => MaximumOutputTokens + ReasoningRoom;

    public static ModelSettings Read(SettingsReader read) =>
        new()
        {
            Endpoints = read.HttpsAddresses("AzureAI:Endpoints", "https://<account>.openai.azure.com/"),
            ChatDeployment = read.Required("AzureAI:ChatDeployment", "the name of a deployment", "chat"),
            TokenScope = read.Text("AzureAI:TokenScope") ?? "https://cognitiveservices.azure.com/.default",
            IsGateway = read.Flag("AzureAI:Gateway", otherwise: false),
            FirstToken = TimeSpan.FromSeconds(read.Number("AzureAI:FirstTokenSeconds", 30, 1, 120)),
            NextToken = TimeSpan.FromSeconds(read.Number("AzureAI:NextTokenSeconds", 15, 1, 120)),
            MaximumOutputTokens = read.Number("AzureAI:MaximumOutputTokens", 1_024, 64, 16_384),
            ReasoningEffort = read.OptionalChoice("AzureAI:ReasoningEffort", Efforts),
            ReasoningTokens = read.Number("AzureAI:ReasoningTokens", 4_096, 0, 65_536),
        };

    /// <summary>A server that speaks the protocol of OpenAI. On this machine it needs neither https nor a key.</summary>
    public static ModelSettings ReadCompatible(SettingsReader read)
    {
        const string EndpointName = "OpenAICompatible:Endpoint";
        const string KeyName = "OpenAICompatible:ApiKey";
        var endpoint = read.RequiredHttpsAddress(EndpointName, "http://localhost:11434/v1");
        var key = read.Secret(KeyName, leastLength: 8);
        if (key is null && !endpoint.IsLoopback && read.Text(EndpointName) is not null)
            read.Wrong(KeyName, "a key for an endpoint that is not on this machine", null, "<key>");
        return new()
        {
            Endpoints = [endpoint],
            ChatDeployment = read.Required("OpenAICompatible:Model", "the name of a model of the server", "llama3.2"),
            TokenScope = null,
            ApiKey = key,
            FirstToken = TimeSpan.FromSeconds(read.Number("OpenAICompatible:FirstTokenSeconds", 120, 1, 600)),
            NextToken = TimeSpan.FromSeconds(read.Number("OpenAICompatible:NextTokenSeconds", 30, 1, 600)),
            MaximumOutputTokens = read.Number("OpenAICompatible:MaximumOutputTokens", 1_024, 64, 16_384),
            ReasoningEffort = read.OptionalChoice("OpenAICompatible:ReasoningEffort", Efforts),
            ReasoningTokens = read.Number("OpenAICompatible:ReasoningTokens", 4_096, 0, 65_536),
        };
    }
}
