namespace App.Telemetry;

/// <summary>The conventions' names of what is done.</summary>
internal static class GenAiOperation
{
    public const string Chat = "chat";
    public const string Embeddings = "embeddings";
    public const string Retrieval = "retrieval";
}
