using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using App.Documents;
using App.Identity;

namespace App.Tests.Ingestion;

/// <summary>A source whose documents a test controls.</summary>
internal sealed class MemorySource : IDocumentSource
{
    private readonly Dictionary<string, (byte[] Content, IReadOnlyList<string> Groups)> documents = [];

    public MemorySource(params (string Id, string Text)[] documents)
    {
        foreach (var (id, text) in documents)
            Put(id, text);
    }

    /// <summary>Called before a document is opened.</summary>
    public Action<string> OnOpen { get; set; } = _ => { };

    /// <summary>Called after the last document is listed.</summary>
    public Action OnListed { get; set; } = () => { };

    public void Put(string id, string text, params string[] groups) =>
        Put(id, Encoding.UTF8.GetBytes(text), groups.Length > 0 ? groups : [Caller.Everyone]);

    public void Put(string id, byte[] content, IReadOnlyList<string> groups) => documents[id] = (content, groups);

    public void Remove(string id) => documents.Remove(id);

    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var (id, document) in documents)
            yield return new SourceDocument
            {
                Id = id,
                Uri = $"https://documents.example/{id}",
                Fingerprint = Convert.ToHexString(SHA256.HashData(document.Content)),
                ModifiedAt = DateTimeOffset.UnixEpoch,
                Groups = document.Groups,
                Classification = "internal",
                Length = document.Content.Length,
            };
        OnListed();
    }

    public Task<Stream> OpenAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        OnOpen(document.Id);
        return Task.FromResult<Stream>(new MemoryStream(documents[document.Id].Content));
    }
}
