namespace Infra.Components.Ai;

/// <summary>
/// A call that the app makes. Each has backends, circuit breakers and a pool of its own: an account that throttles the embeddings of an
/// index still answers questions.
/// </summary>
/// <param name="Name">Identifies the operation in API Management.</param>
/// <param name="Path">Below openai/.</param>
/// <param name="Family">Of policies: Microsoft documents llm-* for chat, and azure-openai-* for embeddings too.</param>
/// <param name="Suffix">Tells the backends and the pool from those of other calls.</param>
internal sealed record AiGatewayOperation(string Name, string Path, string Family, string Suffix)
{
    public static readonly AiGatewayOperation Chat = new("chat", "/v1/chat/completions", "llm", "");

    public static readonly AiGatewayOperation Embeddings = new("embeddings", "/v1/embeddings", "azure-openai", "-embeddings");

    public static readonly IReadOnlyList<AiGatewayOperation> All = [Chat, Embeddings];

    /// <summary>The backend that selects an account.</summary>
    public string Pool => $"models{Suffix}";

    public string BackendOf(string account) => $"{account}{Suffix}";
}
