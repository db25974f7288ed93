namespace App.Retrieval;

/// <summary>The documents cannot be searched now.</summary>
/// <param name="mayPass">Whether a retry can succeed.</param>
internal sealed class RetrievalException(string message, bool mayPass, Exception? inner = null) : Exception(message, inner)
{
    public bool MayPass { get; } = mayPass;
}
