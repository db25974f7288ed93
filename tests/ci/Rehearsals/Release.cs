namespace Ci.Tests.Rehearsals;

/// <param name="Folder">What .ci/package would have written.</param>
internal sealed record Release(string Commit, string Digest, string Folder);
