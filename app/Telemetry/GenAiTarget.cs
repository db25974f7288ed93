using App.Models;

namespace App.Telemetry;

/// <summary>What is called, as spans and metrics name it.</summary>
/// <param name="Model">The deployment's name.</param>
/// <param name="Endpoint">Null where nothing leaves the process.</param>
internal sealed record GenAiTarget(string Provider, string Model, Uri? Endpoint)
{
    public static GenAiTarget Chat(ModelSettings? model) =>
        model is null ? new("embedded", "extractive", null) : new("azure.ai.openai", model.ChatDeployment, model.Endpoints[0]);

    public static GenAiTarget Embeddings(ModelSettings model, string deployment) => new("azure.ai.openai", deployment, model.Endpoints[0]);

    /// <summary>Spans of the network stand below this one, and name the service.</summary>
    public static GenAiTarget Search(ModelSettings? model) => new(model is null ? "embedded" : "azure.ai.search", "knowledge", null);
}
