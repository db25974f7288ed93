namespace Benchmarks.Upstream;

/// <summary>Where a fake Azure is, and the file by which it is trusted.</summary>
internal sealed record UpstreamAddress(Uri Endpoint, Uri Platform, string CertificateFile);
