namespace App.Telemetry;

/// <summary>The target of a call, as spans and metrics name it.</summary>
/// <param name="Model">Name of the deployment.</param>
/// <param name="Endpoint">Null if no network call is made.</param>
internal sealed record GenAiTarget(string Provider, string Model, Uri? Endpoint)
{
    public static GenAiTarget OfflineChat { get; } = new("offline", "extractive", null);

    /// <summary>Without an endpoint: child spans of the network calls name the service.</summary>
    public static GenAiTarget Search(bool isOffline) => new(isOffline ? "offline" : "azure.ai.search", "knowledge", null);

    public static GenAiTarget OpenAICompatible(string model, Uri endpoint) => new("openai", model, endpoint);

    public static GenAiTarget AzureOpenAI(string deployment, Uri endpoint) => new("azure.ai.openai", deployment, endpoint);
}
