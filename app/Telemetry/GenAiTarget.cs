namespace App.Telemetry;

/// <summary>What is called, as spans and metrics name it.</summary>
/// <param name="Model">The deployment's name.</param>
/// <param name="Endpoint">Null where nothing leaves the process.</param>
internal sealed record GenAiTarget(string Provider, string Model, Uri? Endpoint)
{
    public static GenAiTarget OfflineChat { get; } = new("offline", "extractive", null);

    /// <summary>Without an endpoint: spans of the network stand below this one and name the service.</summary>
    public static GenAiTarget Search(bool isOffline) => new(isOffline ? "offline" : "azure.ai.search", "knowledge", null);

    public static GenAiTarget AzureOpenAI(string deployment, Uri endpoint) => new("azure.ai.openai", deployment, endpoint);
}
