namespace App.Documents;

/// <summary>A source of documents.</summary>
internal interface IDocumentSource
{
    IAsyncEnumerable<SourceDocument> ListAsync(CancellationToken cancellationToken);

    Task<Stream> OpenAsync(SourceDocument document, CancellationToken cancellationToken);
}
