namespace App.Documents;

/// <summary>Where documents come from.</summary>
internal interface IDocumentSource
{
    IAsyncEnumerable<SourceDocument> ListAsync(CancellationToken cancellationToken);

    Task<Stream> OpenAsync(SourceDocument document, CancellationToken cancellationToken);
}
