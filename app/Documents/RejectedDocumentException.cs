namespace App.Documents;

/// <summary>A document cannot be read.</summary>
internal sealed class RejectedDocumentException(RejectionReason reason, string message, Exception? inner = null) : Exception(message, inner)
{
    public RejectionReason Reason { get; } = reason;
}
