using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace App.Tests.Formats;

/// <summary>Writes a PDF object by object, for what the library's writer cannot make.</summary>
internal sealed class PdfObjects
{
    // The padding of passwords, from the PDF specification.
    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
    private static readonly byte[] Id = Encoding.ASCII.GetBytes("an id of a file.");

    private readonly List<byte[]> objects = [];
    private readonly byte[]? key;
    private readonly string trailer = "";

    public PdfObjects() { }

    private PdfObjects(byte[] key, string trailer) => (this.key, this.trailer) = (key, trailer);

    /// <summary>Opens without a password and forbids copying: RC4 with 128 bits, only the owner has a password.</summary>
    public static PdfObjects Restricted()
    {
        const int Permissions = -3904;
        var ownerKey = Hashed(Padded("owner"), 51)[..16];
        var owner = Padding.ToArray();
        for (var i = 0; i < 20; i++)
            owner = Rc4([.. ownerKey.Select(b => (byte)(b ^ i))], owner);
        var key = Hashed([.. Padding, .. owner, .. BitConverter.GetBytes(Permissions), .. Id], 51)[..16];
        var user = MD5.HashData([.. Padding, .. Id]);
        for (var i = 0; i < 20; i++)
            user = Rc4([.. key.Select(b => (byte)(b ^ i))], user);
        return new PdfObjects(
            key,
            $"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P {Permissions} /O <{Convert.ToHexString(owner)}> "
                + $"/U <{Convert.ToHexString(user)}{new string('0', 32)}> >> /ID [<{Convert.ToHexString(Id)}> <{Convert.ToHexString(Id)}>] "
        );
    }

    /// <returns>A reference to the object, such as "1 0 R".</returns>
    public string Add(string value)
    {
        objects.Add(Encoding.Latin1.GetBytes(value));
        return $"{objects.Count} 0 R";
    }

    public string Add(string dictionary, byte[] stream)
    {
        var written = key is null ? stream : Rc4(KeyOf(objects.Count + 1), stream);
        return AddRaw([
            .. Encoding.Latin1.GetBytes($"<< {dictionary} /Length {written.Length} >>\nstream\n"),
            .. written,
            .. "\nendstream"u8,
        ]);
    }

    /// <summary>The file, with one page for each content.</summary>
    /// <param name="fonts">Entries of the pages' fonts.</param>
    /// <param name="catalog">More of the catalog, such as a form.</param>
    /// <param name="page">More of each page, such as the fields of a form.</param>
    public byte[] Write(string fonts, string[] contents, string catalog = "", string page = "") =>
        Write(fonts, contents, catalog, [.. contents.Select(_ => page)]);

    /// <param name="more">More of each page, one for each.</param>
    public byte[] Write(string fonts, string[] contents, string catalog, string[] more) =>
        WriteStreams(fonts, [.. contents.Select(content => Add("", Encoding.Latin1.GetBytes(content)))], catalog, more);

    /// <param name="contents">References to the content of each page.</param>
    public byte[] WriteStreams(string fonts, string[] contents, string catalog = "", string[]? more = null)
    {
        var pages = $"{objects.Count + contents.Length + 1} 0 R";
        var kids = contents
            .Select(
                (content, number) =>
                    Add(
                        $"<< /Type /Page /Parent {pages} /MediaBox [0 0 595 842] /Contents {content} "
                            + $"/Resources << /Font << {fonts} >> >> {more?[number]} >>"
                    )
            )
            .ToArray();
        return Write(Add($"<< /Type /Pages /Kids [{string.Join(' ', kids)}] /Count {kids.Length} >>"), catalog);
    }

    private byte[] Write(string pages, string catalog)
    {
        var root = Add($"<< /Type /Catalog /Pages {pages} {catalog} >>");
        var file = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.7\n");
        foreach (var value in objects)
        {
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n");
            file.Write(value);
            Write("\nendobj\n");
        }

        var start = file.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            Write(string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        Write($"trailer\n<< /Size {places.Count + 1} /Root {root} {trailer}>>\nstartxref\n{start}\n%%EOF");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    private string AddRaw(byte[] value)
    {
        objects.Add(value);
        return $"{objects.Count} 0 R";
    }

    private byte[] KeyOf(int number) => MD5.HashData([.. key!, (byte)number, (byte)(number >> 8), (byte)(number >> 16), 0, 0]);

    private static byte[] Padded(string password) => [.. Encoding.Latin1.GetBytes(password).Concat(Padding).Take(32)];

    private static byte[] Hashed(byte[] value, int times)
    {
        for (var i = 0; i < times; i++)
            value = MD5.HashData(i == 0 ? value : value[..16]);
        return value;
    }

    private static byte[] Rc4(byte[] key, byte[] value)
    {
        var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var (x, y) = (0, 0);
        return [.. value.Select(each => (byte)(each ^ Next()))];

        byte Next()
        {
            x = (x + 1) & 255;
            y = (y + state[x]) & 255;
            (state[x], state[y]) = (state[y], state[x]);
            return state[(state[x] + state[y]) & 255];
        }
    }
}
