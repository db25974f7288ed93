namespace App.Documents;

/// <summary>Why a document was not taken in.</summary>
internal enum RejectionReason
{
    /// <summary>No text in it: an empty file, or a scan without a text layer.</summary>
    Empty,

    Malformed,

    TooLarge,

    UnknownFormat,

    /// <summary>Another document says the same to the same people.</summary>
    Duplicate,

    Encrypted,

    /// <summary>A small file that unpacks to a very large one.</summary>
    ZipBomb,

    /// <summary>It was listed and could not be opened.</summary>
    Unreachable,
}
