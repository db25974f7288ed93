using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using App.Documents;

namespace App.Ingestion;

/// <summary>Documents in a folder; access.json in it says who may read them. Links are not followed, and hidden files are none.</summary>
internal sealed class FolderSource(string folder) : IDocumentSource
{
    private static readonly EnumerationOptions Search = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    private readonly string root = Path.GetFullPath(folder);

    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="InvalidDataException">Something is wrong with access.json; says everything that is.</exception>
    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"The folder of documents '{root}' does not exist; create it, or name another one.");

        await Task.CompletedTask; // A folder is at hand: there is nothing to wait for.
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
        // The file may have been replaced by a link since it was listed.
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || new FileInfo(path).LinkTarget is not null)
            throw new UnauthorizedAccessException($"'{document.Id}' leads out of the folder.");
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
        // A file that cannot be opened is told apart by its date; reading it says what is wrong.
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
