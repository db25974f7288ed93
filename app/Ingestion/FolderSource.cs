using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using App.Documents;

namespace App.Ingestion;

/// <summary>Documents in a folder; its access.json has the groups that can read them. Skips links and hidden files.</summary>
internal sealed class FolderSource(string folder) : IDocumentSource
{
    private static readonly EnumerationOptions Search = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    private readonly string root = Path.GetFullPath(folder);

    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="InvalidDataException">Lists every problem of access.json.</exception>
    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"The documents folder '{root}' does not exist; create it, or set another one.");

        await Task.CompletedTask; // Listing a folder is synchronous.
        var access = FolderAccess.Read(root);
        foreach (var path in Directory.EnumerateFiles(root, "*", Search).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = Path.GetRelativePath(root, path).Replace('\\', '/');
            if (id != FolderAccess.FileName)
                yield return Describe(path, id, access.For(id));
        }
    }

    public Task<Stream> OpenAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(Path.Combine(root, document.Id));
        // The file can be replaced by a link after the listing.
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || new FileInfo(path).LinkTarget is not null)
            throw new UnauthorizedAccessException($"'{document.Id}' is outside of the folder.");
        return Task.FromResult<Stream>(File.OpenRead(path));
    }

    private static SourceDocument Describe(string path, string id, FolderAccess.Entry access)
    {
        var file = new FileInfo(path);
        return new SourceDocument
        {
            Id = id,
            Uri = id,
            Fingerprint = Fingerprint(file, access),
            ModifiedAt = file.LastWriteTimeUtc,
            Groups = access.Groups,
            Classification = access.Classification,
            Length = file.Length,
        };
    }

    private static string Fingerprint(FileInfo file, FolderAccess.Entry access)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', [access.Classification, .. access.Groups, ""])));
        // A file that cannot be opened is identified by its date; reading it reports the problem.
        try
        {
            using var content = file.OpenRead();
            hash.AppendData(SHA256.HashData(content));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            hash.AppendData(BitConverter.GetBytes(file.LastWriteTimeUtc.Ticks));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
