namespace App.Documents;

/// <summary>Why a document was rejected.</summary>
internal enum RejectionReason
{
    /// <summary>No text: an empty file, or a scan without a text layer.</summary>
    Empty,

    Malformed,

    TooLarge,

    UnknownFormat,

    /// <summary>Another document has the same text and the same access.</summary>
    Duplicate,

    Encrypted,

    /// <summary>A small file that decompresses to a very large one.</summary>
    ZipBomb,

    /// <summary>Reading it takes more time or memory than a document may.</summary>
    OverBudget,

    /// <summary>It was listed but cannot be opened.</summary>
    Unreachable,
}
