namespace App.Telemetry;

/// <summary>Operation names of the conventions.</summary>
internal static class GenAiOperation
{
    public const string Chat = "chat";
    public const string Embeddings = "embeddings";
    public const string Retrieval = "retrieval";
}
